"""Runs programs of this repository by the Automation API, inline, as the requests on stdin say: play.py FOLDER NAME=FILE ...

FOLDER has the Pulumi.yaml. No language host takes part."""

import json
import runpy
import sys

from pulumi import automation


def inline(file):
    return lambda: runpy.run_path(file, run_name="__main__")


def perform(stack, programs, request):
    operation = request["operation"]
    if "program" in request:
        stack.workspace.program = programs[request["program"]]
    if operation == "config":
        stack.set_config(request["key"], automation.ConfigValue(value=request["value"]))
        return {}
    if operation == "preview":
        preview = stack.preview()
        return {"printed": preview.stdout + preview.stderr, "changes": preview.change_summary}
    if operation == "up":
        up = stack.up()
        outputs = {name: {"value": one.value, "secret": one.secret} for name, one in up.outputs.items()}
        return {"printed": up.stdout + up.stderr, "changes": up.summary.resource_changes, "outputs": outputs}
    if operation == "destroy":
        destroyed = stack.destroy()
        return {"printed": destroyed.stdout + destroyed.stderr, "changes": destroyed.summary.resource_changes}
    raise ValueError(f"no such operation: {operation}")


def main(folder, *arguments):
    programs = {name: inline(file) for name, file in (argument.split("=", 1) for argument in arguments)}
    options = automation.LocalWorkspaceOptions(work_dir=folder)
    stack = automation.create_or_select_stack("dev", "room", programs["example"], opts=options)
    for line in sys.stdin:
        try:
            answer = perform(stack, programs, json.loads(line))
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


main(*sys.argv[1:])
