from collections import deque

grid = ["S.#.....", "..#.###.", ".##.#...", "....#.#.", ".####.#E"]
start = next((r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell == "S")
queue, seen = deque([(start, 0)]), {start}
while queue:
    (r, c), steps = queue.popleft()
    if grid[r][c] == "E":
        print(steps)
        break
    for nr, nc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
        if 0 <= nr < len(grid) and 0 <= nc < len(grid[0]) and grid[nr][nc] != "#" and (nr, nc) not in seen:
            seen.add((nr, nc))
            queue.append(((nr, nc), steps + 1))
