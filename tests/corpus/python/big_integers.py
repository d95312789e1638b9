from math import factorial

a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(factorial(50))
print(a)
print(sum(map(int, str(2**1000))))
