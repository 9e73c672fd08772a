import Foundation
import PackagePlugin

/// Writes texts into the library: the built-in lexicon, and the templates of the report.
///
/// So the program works from any folder with no file beside it, and the files stay the only copies that anyone
/// edits.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let texts: [URL]
    let type: String
    if target.name == "Touchstone" {
      type = "BuiltInLexiconText"
      texts = [context.package.directoryURL.appending(path: "lexicons/values-targets.yaml")]
    } else {
      type = "ReportTemplateText"
      let folder = target.directoryURL.appending(path: "Pages/Templates")
      texts = try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil
      )
      .filter { ["mustache", "css", "js"].contains($0.pathExtension) }
      .sorted { $0.path() < $1.path() }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
    return [
      .buildCommand(
        displayName: "Embedding texts for \(target.name)",
        executable: try context.tool(named: "TextEmbedder").url,
        arguments: [output.path(), type] + texts.map { $0.path() },
        inputFiles: texts, outputFiles: [output])
    ]
  }
}
