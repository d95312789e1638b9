import threading
from concurrent.futures import ThreadPoolExecutor

total, lock = 0, threading.Lock()


def add(n):
    global total
    for _ in range(1000):
        with lock:
            total += n
    return n * n


with ThreadPoolExecutor(4) as pool:
    squares = list(pool.map(add, range(1, 9)))
print(total)
print(*squares)
