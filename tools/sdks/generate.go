// Writes the SDKs for Python and Go of a Pulumi schema, by the code generators of the engine: generate SCHEMA FOLDER.
// They are those that `pulumi package gen-sdk` runs in the language hosts, of which there are no Go modules.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	gocode "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// Named in the first line of each file.
const tool = "pulumi-chime-sdk-meetings"

// The schema refers to no other package.
type noLoader struct{ schema.ReferenceLoader }

// The files of an SDK by their paths.
type files map[string][]byte

func main() {
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate(schemaFile, folder string) error {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	generators := map[string]func(*schema.Package) (files, error){
		"python": func(pkg *schema.Package) (files, error) {
			written, err := python.GeneratePackage(tool, pkg, nil, noLoader{})
			return written, err
		},
		"go": func(pkg *schema.Package) (files, error) {
			written, err := gocode.GeneratePackage(tool, pkg, nil)
			return written, err
		},
	}
	for language, generator := range generators {
		// A generator changes the package that it reads, so each has its own.
		pkg, err := bind(text)
		if err != nil {
			return err
		}
		written, err := generator(pkg)
		if err != nil {
			return fmt.Errorf("%s: %w", language, err)
		}
		if err := write(written, filepath.Join(folder, language)); err != nil {
			return err
		}
	}
	return nil
}

func bind(text []byte) (*schema.Package, error) {
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, noLoader{}, schema.ValidationOptions{})
	if err == nil && diagnostics.HasErrors() {
		err = diagnostics
	}
	return pkg, err
}

func write(written files, folder string) error {
	for name, content := range written {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
