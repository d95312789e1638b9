package main

import (
	"bufio"
	"fmt"
	"os"
)

type rules struct{ limit, window, penalty int } // times in seconds

type request struct {
	second int
	client string
}

const patience = 3

type client struct {
	accepted     []int
	refusals     int
	blockedUntil int
}

func (c *client) judge(r rules, now int) string {
	if now < c.blockedUntil {
		return fmt.Sprintf("blocked %d", c.blockedUntil-now)
	}
	for len(c.accepted) > 0 && now-c.accepted[0] >= r.window {
		c.accepted = c.accepted[1:]
	}
	if len(c.accepted) < r.limit {
		c.accepted = append(c.accepted, now)
		c.refusals = 0
		return "ok"
	}
	c.refusals++
	if c.refusals < patience {
		return fmt.Sprintf("wait %d", c.accepted[0]+r.window-now)
	}
	c.refusals = 0
	c.blockedUntil = now + r.penalty
	return fmt.Sprintf("blocked %d", r.penalty)
}

func judge(r rules, requests []request) []string {
	clients := map[string]*client{}
	var answers []string
	for _, asked := range requests {
		if clients[asked.client] == nil {
			clients[asked.client] = &client{}
		}
		answers = append(answers, clients[asked.client].judge(r, asked.second))
	}
	return answers
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var r rules
	var n int
	fmt.Fscan(in, &r.limit, &r.window, &r.penalty, &n)
	requests := make([]request, n)
	for i := range requests {
		fmt.Fscan(in, &requests[i].second, &requests[i].client)
	}
	for _, answer := range judge(r, requests) {
		fmt.Println(answer)
	}
}
