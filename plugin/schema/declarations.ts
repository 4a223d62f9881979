import { join } from "node:path";
import ts from "typescript";

/** A member of an interface or a class. */
export interface Member {
  readonly name: string;
  readonly doc: string;
  /** The text of its type. */
  readonly type: string;
  readonly isOptional: boolean;
}

/** An interface, a class or an enumeration, with its docstring. */
interface Declared {
  readonly doc: string;
  readonly members: readonly Member[];
}

/** The declarations of the provider by name, with the docstrings that the editors of TypeScript programs show. */
export type Declarations = ReadonlyMap<string, Declared>;

export function readDeclarations(repository: string): Declarations {
  const provider = join(repository, "provider");
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Node20,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    noLib: true,
    types: [],
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  // Without the libraries' own types, which take seconds to read: docstrings and the texts of types are all that is needed.
  host.resolveModuleNameLiterals = (literals, file) =>
    literals.map(({ text }) =>
      text.startsWith(".") ? ts.resolveModuleName(text, file, options, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram([join(provider, "index.ts")], options, host);
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${provider}/`));
  return new Map(sources.flatMap((source) => source.statements.flatMap((node) => declaredBy(node, checker))));
}

function declaredBy(node: ts.Statement, checker: ts.TypeChecker): [string, Declared][] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map((one) => [
      one.name.getText(),
      { doc: docOf(one, checker), members: [] },
    ]);
  }
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return [];
  const name = node.name?.text ?? "";
  const members = [...node.members].flatMap((member): Member[] => {
    if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) return [];
    const type = member.type?.getText() ?? "";
    const isOptional = member.questionToken !== undefined;
    return [{ name: member.name.getText(), doc: docOf(member, checker), type, isOptional }];
  });
  return [[name, { doc: docOf(node, checker), members }]];
}

function docOf(node: ts.Declaration, checker: ts.TypeChecker): string {
  const name = ts.getNameOfDeclaration(node);
  const symbol = name && checker.getSymbolAtLocation(name);
  const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker));
  return text
    .replace(/\{@link (\w+) ?\}/g, "`$1`")
    .replace(/\s*\n(?!\n)/g, " ")
    .trim();
}
