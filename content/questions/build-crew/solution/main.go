package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

type job struct {
	name    string
	minutes int
	needs   []string
}

// task is a job with what the foreman has to know of it.
type task struct {
	job
	waiting []*task
	missing int
	weight  int
	end     int
}

func toTasks(jobs []job) []*task {
	byName := map[string]*task{}
	var tasks []*task
	for _, j := range jobs {
		t := &task{job: j, missing: len(j.needs)}
		byName[j.name] = t
		tasks = append(tasks, t)
	}
	for _, t := range tasks {
		for _, need := range t.needs {
			byName[need].waiting = append(byName[need].waiting, t)
		}
	}
	return tasks
}

// inOrder answers each task after those it needs, without those that can never begin.
func inOrder(tasks []*task) []*task {
	missing := map[*task]int{}
	var order []*task
	for _, t := range tasks {
		missing[t] = t.missing
		if t.missing == 0 {
			order = append(order, t)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, other := range order[i].waiting {
			missing[other]--
			if missing[other] == 0 {
				order = append(order, other)
			}
		}
	}
	return order
}

func plan(crew int, jobs []job) []string {
	tasks := toTasks(jobs)
	order := inOrder(tasks)
	if len(order) < len(tasks) {
		var stuck []string
		for _, t := range tasks {
			if !slices.Contains(order, t) {
				stuck = append(stuck, t.name)
			}
		}
		slices.Sort(stuck)
		return []string{"stuck " + strings.Join(stuck, " ")}
	}
	for _, t := range slices.Backward(order) {
		for _, other := range t.waiting {
			t.weight = max(t.weight, other.weight)
		}
		t.weight += t.minutes
	}

	var lines []string
	var ready, running []*task
	for _, t := range tasks {
		if t.missing == 0 {
			ready = append(ready, t)
		}
	}
	now := 0
	for len(ready) > 0 || len(running) > 0 {
		// A few hundred jobs: sorting what is ready is simpler than a heap, and fast enough.
		slices.SortFunc(ready, func(a, b *task) int {
			return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.name, b.name))
		})
		for len(ready) > 0 && len(running) < crew {
			t := ready[0]
			ready = ready[1:]
			lines = append(lines, fmt.Sprint(now, " ", t.name))
			t.end = now + t.minutes
			running = append(running, t)
		}
		now = slices.MinFunc(running, func(a, b *task) int { return cmp.Compare(a.end, b.end) }).end
		var still []*task
		for _, t := range running {
			if t.end > now {
				still = append(still, t)
				continue
			}
			for _, other := range t.waiting {
				other.missing--
				if other.missing == 0 {
					ready = append(ready, other)
				}
			}
		}
		running = still
	}
	return append(lines, fmt.Sprint("done ", now))
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	crew, _ := strconv.Atoi(strings.Fields(in.Text())[0])
	var jobs []job
	for in.Scan() {
		words := strings.Fields(in.Text())
		minutes, _ := strconv.Atoi(words[1])
		jobs = append(jobs, job{words[0], minutes, words[2:]})
	}
	for _, line := range plan(crew, jobs) {
		fmt.Println(line)
	}
}
