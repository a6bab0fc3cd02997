package main

import "net/http"

func main() {
	_, _ = http.Get("https://agent-config.s3.us-east-2.amazonaws.com/agent.json")
}
