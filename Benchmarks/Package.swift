// swift-tools-version: 6.2

import PackageDescription

// As in Fuzzing/Package.swift, the rooms are compiled into this package through the link `Modules` to
// `../Sources`: their stages are `package` declarations, and stay so.

/// As in the main package: warnings are errors where changes are checked.
let strictness: [SwiftSetting] =
  Context.environment["TOUCHSTONE_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// As in the main package.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ] + strictness

/// One room of the main package.
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Modules/" + name, swiftSettings: settings)
}

let package = Package(
  name: "Benchmarks",
  dependencies: [
    // Its own way of counting allocations asks for jemalloc; ours does not (Allocations).
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CBrotli", path: "Modules/CBrotli", pkgConfig: "libbrotlidec",
      providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(
      name: "CLibXML2", path: "Modules/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", path: "Modules/CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CUchardet", path: "Modules/CUchardet", pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Modules/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSystemCalls", path: "Modules/CSystemCalls"),
    room("Archives", uses: ["CBrotli", "CZlib"]),
    room("BinaryRecords"),
    room("ChildProcesses"),
    room("CorpusModel"),
    room("DelimitedText"),
    room("Digests", uses: ["CLibCrypto"]),
    room("Files", uses: ["CSystemCalls"]),
    room(
      "Lexicons",
      uses: [
        "BinaryRecords", "CorpusModel", "DelimitedText", "Markup",
        .product(name: "Yams", package: "Yams"),
      ]),
    room("Markup", uses: ["CLibXML2", "CUchardet"]),
    room("Measures", uses: ["CorpusModel"]),
    room("Tokenization", uses: ["CorpusModel"]),
    room("Extraction", uses: ["Archives", "ChildProcesses", "CorpusModel", "Markup"]),
    room("Matching", uses: ["CorpusModel", "Lexicons"]),
    .target(
      name: "Reporting",
      dependencies: [
        "BinaryRecords", "CorpusModel", "Digests", "Files", "Measures",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      path: "Modules/Reporting", exclude: ["Pages/Templates"], swiftSettings: settings,
      plugins: ["EmbedTexts"]),
    .plugin(
      name: "EmbedTexts", capability: .buildTool(), dependencies: ["TextEmbedder"],
      path: "Plugins/EmbedTexts"),
    .executableTarget(
      name: "TextEmbedder", path: "Modules/TextEmbedder", swiftSettings: settings),
    .executableTarget(
      name: "Simulations", dependencies: ["CorpusModel", "Measures"], swiftSettings: settings),
    .target(name: "Allocations", path: "Allocations"),
    .executableTarget(
      name: "Stages",
      dependencies: [
        "Allocations", .product(name: "Benchmark", package: "benchmark"), "CorpusModel", "Digests",
        "Extraction", "Lexicons", "Markup", "Matching", "Reporting",
        "Tokenization",
      ],
      path: "Benchmarks/Stages", swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
