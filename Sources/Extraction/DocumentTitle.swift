/// The titles that programs put into a file's properties, which are often no titles.
enum DocumentTitle {
  /// The endings of files from which documents are made.
  private static let endings = [
    ".doc", ".docm", ".docx", ".pdf", ".indd", ".qxd", ".ppt", ".pptx", ".xls", ".xlsx", ".odt",
    ".rtf",
  ]

  /// `title` as it may be shown; nil where it is only the name of a file or what a program writes into an empty field.
  static func cleaned(_ title: String) -> String? {
    let lower = title.lowercased()
    let isFileName =
      endings.contains { lower.hasSuffix($0) } || lower.hasPrefix("microsoft ")
      || lower.hasPrefix("untitled")
    return isFileName || !title.contains(where: \.isAnyLetter) ? nil : title
  }
}
