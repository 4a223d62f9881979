"""Prints what a program sees of the SDK, as JSON: the arguments and outputs of each resource, and those of each function."""

import inspect
import json
import typing

import pulumi
import pulumi_chime_sdk_meetings as sdk


def arguments_of(function):
    return [name for name in inspect.signature(function).parameters if name not in ("__self__", "opts")]


def properties_of(kind):
    return [name for name, member in vars(kind).items() if isinstance(member, property)]


resources, functions = {}, {}
for name in dir(sdk):
    member = getattr(sdk, name)
    if inspect.isclass(member) and issubclass(member, (pulumi.CustomResource, pulumi.ComponentResource)):
        args = getattr(sdk, f"{name}Args")
        # Fails for an annotation that names no type. In those of Pulumi, T is any type.
        typing.get_type_hints(args.__init__, localns={**vars(pulumi), "T": typing.Any})
        resources[name] = {"arguments": arguments_of(args.__init__), "outputs": properties_of(member)}
    elif inspect.isfunction(member):
        functions[name] = arguments_of(member)

print(json.dumps({"resources": resources, "functions": functions, "receive": sdk.MediaCapabilities.RECEIVE.value}))
