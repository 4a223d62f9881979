// Runs programs of this repository by the Automation API, inline, as the requests on stdin say. No language host takes part.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"play/example"
	"play/page"
	"play/standingroom"
)

var programs = map[string]pulumi.RunFunc{
	"example":      example.Program,
	"page":         page.Program,
	"standingRoom": standingroom.Program,
}

// A line of stdin.
type request struct {
	Program   string `json:"program"`
	Operation string `json:"operation"`
	Key       string `json:"key"`
	Value     string `json:"value"`
}

type output struct {
	Value  any  `json:"value"`
	Secret bool `json:"secret"`
}

// A line of stdout.
type answer struct {
	Printed string            `json:"printed"`
	Changes map[string]int    `json:"changes"`
	Outputs map[string]output `json:"outputs"`
	Error   string            `json:"error,omitempty"`
}

// The argument is the folder of Pulumi.yaml.
func main() {
	ctx := context.Background()
	stack, err := auto.UpsertStackInlineSource(ctx, "dev", "room", example.Program, auto.WorkDir(os.Args[1]))
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		answered, err := perform(ctx, stack, asked)
		if err != nil {
			answered.Error = err.Error()
		}
		text, err := json.Marshal(answered)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(text))
	}
}

func perform(ctx context.Context, stack auto.Stack, asked request) (answer, error) {
	switch asked.Operation {
	case "config":
		return answer{}, stack.SetConfig(ctx, asked.Key, auto.ConfigValue{Value: asked.Value})
	case "preview":
		stack.Workspace().SetProgram(programs[asked.Program])
		preview, err := stack.Preview(ctx)
		changes := map[string]int{}
		for operation, count := range preview.ChangeSummary {
			changes[string(operation)] = count
		}
		return answer{Printed: preview.StdOut + preview.StdErr, Changes: changes}, err
	case "up":
		stack.Workspace().SetProgram(programs[asked.Program])
		up, err := stack.Up(ctx)
		outputs := map[string]output{}
		for name, one := range up.Outputs {
			outputs[name] = output{Value: one.Value, Secret: one.Secret}
		}
		return answer{Printed: up.StdOut + up.StdErr, Changes: changesIn(up.Summary), Outputs: outputs}, err
	case "destroy":
		destroyed, err := stack.Destroy(ctx)
		return answer{Printed: destroyed.StdOut + destroyed.StdErr, Changes: changesIn(destroyed.Summary)}, err
	}
	return answer{}, fmt.Errorf("no such operation: %s", asked.Operation)
}

func changesIn(summary auto.UpdateSummary) map[string]int {
	if summary.ResourceChanges == nil {
		return nil
	}
	return *summary.ResourceChanges
}
