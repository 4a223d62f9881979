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

/** An interface, a class, an enumeration or an alias of a type, with its docstring. */
interface Declared {
  readonly doc: string;
  /** The interfaces that it extends, also those of which it picks members. */
  readonly bases: readonly string[];
  readonly members: readonly Member[];
}

/** The declarations of the provider and of standing rooms by name, with the docstrings that the editors of TypeScript programs show. */
export type Declarations = ReadonlyMap<string, Declared>;

export function readDeclarations(repository: string): Declarations {
  const folders = ["provider", "standing-room"].map((folder) => join(repository, folder));
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
  const program = ts.createProgram(
    folders.map((folder) => join(folder, "index.ts")),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  // Where both declare a name, that of the provider counts.
  const sources = folders
    .toReversed()
    .flatMap((folder) => program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`)));
  const statements = sources.flatMap((source) => source.statements.filter(isExported));
  return new Map(statements.flatMap((node) => declaredBy(node, checker)));
}

/** Names within a file may be those of other declarations. */
function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function declaredBy(node: ts.Statement, checker: ts.TypeChecker): [string, Declared][] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map((one) => [
      one.name.getText(),
      { doc: docOf(one, checker), bases: [], members: [] },
    ]);
  }
  if (ts.isTypeAliasDeclaration(node)) return [[node.name.text, { doc: docOf(node, checker), bases: [], members: [] }]];
  if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) return [];
  const name = node.name?.text ?? "";
  const members = [...node.members].flatMap((member): Member[] => {
    if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) return [];
    const type = member.type?.getText() ?? "";
    const isOptional = member.questionToken !== undefined;
    return [{ name: member.name.getText(), doc: docOf(member, checker), type, isOptional }];
  });
  return [[name, { doc: docOf(node, checker), bases: basesOf(node), members }]];
}

function basesOf({ heritageClauses = [] as never }: ts.InterfaceDeclaration | ts.ClassDeclaration): string[] {
  const types = [...heritageClauses].flatMap((clause) => [...clause.types]);
  return types.map(({ expression, typeArguments }) => {
    const name = expression.getText();
    return name === "Pick" ? (typeArguments?.[0]?.getText() ?? name) : name;
  });
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
