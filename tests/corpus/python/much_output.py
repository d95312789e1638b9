for n in range(4000):
    print(f"{n:05d} " + "abcdefghij" * 4 + "klm")
