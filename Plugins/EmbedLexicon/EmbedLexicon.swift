import PackagePlugin

/// Writes the built-in lexicon into the library.
///
/// So the program works from any folder with no file beside it, and the file in `lexicons/` stays the
/// only copy that anyone edits.
@main
struct EmbedLexicon: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let lexicon = context.package.directoryURL.appending(path: "lexicons/values-targets.yaml")
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInLexiconText.swift")
    return [
      .buildCommand(
        displayName: "Embedding the built-in lexicon",
        executable: try context.tool(named: "LexiconEmbedder").url,
        arguments: [lexicon.path(), output.path()],
        inputFiles: [lexicon], outputFiles: [output])
    ]
  }
}
