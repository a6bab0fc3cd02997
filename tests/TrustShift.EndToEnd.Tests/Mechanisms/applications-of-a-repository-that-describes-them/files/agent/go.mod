module example.test/agent

go 1.22.5
