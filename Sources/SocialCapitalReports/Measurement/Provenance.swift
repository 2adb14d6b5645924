// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// What a result rests on: the files read, the options given, the program and the seed.
///
/// Everything is passed in, the date too, so that the same provenance gives the same bytes.
public struct Provenance: Sendable, Hashable {
  /// The files read.
  public var files: [File]
  /// The options given, as they were given.
  public var options: [Option]
  /// The seed of what was drawn at random.
  public var seed: UInt64
  /// What made the result.
  public var tool: String
  /// Its version.
  public var version: String
  /// The day the result was made, such as `2026-03-31`; left out where it is `nil`.
  public var date: String?

  /// A file that was read.
  public struct File: Sendable, Hashable {
    /// Its name, without folders.
    public var name: String
    /// Its size in bytes.
    public var byteCount: Int
    /// The SHA-256 digest of its bytes, in hexadecimal.
    public var sha256: String

    /// Makes a file of its bytes.
    public init(name: String, bytes: some Collection<UInt8>) {
      self.init(name: name, byteCount: bytes.count, sha256: SHA256.hexadecimal(of: bytes))
    }

    /// Makes a file of what is known about it.
    public init(name: String, byteCount: Int, sha256: String) {
      self.name = name
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }

  /// An option and its value.
  public struct Option: Sendable, Hashable {
    /// The name, such as `by`.
    public var name: String
    /// The value, such as `sector`.
    public var value: String

    /// Makes an option.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Makes a provenance.
  public init(
    files: [File] = [], options: [Option] = [], seed: UInt64 = 1, tool: String = "social-capital",
    version: String = "", date: String? = nil
  ) {
    self.files = files
    self.options = options
    self.seed = seed
    self.tool = tool
    self.version = version
    self.date = date
  }
}

extension Provenance {
  func write(to json: inout JSONWriter) {
    json.object { json in
      if let date {
        json.key("date")
        json.string(date)
      }
      json.key("files")
      json.array { json in
        for file in files {
          json.object(isInline: true) { json in
            json.key("bytes")
            json.number(file.byteCount)
            json.key("name")
            json.string(file.name)
            json.key("sha256")
            json.string(file.sha256)
          }
        }
      }
      json.key("options")
      json.array { json in
        for option in options {
          json.object(isInline: true) { json in
            json.key("name")
            json.string(option.name)
            json.key("value")
            json.string(option.value)
          }
        }
      }
      json.key("seed")
      // Many readers hold numbers as doubles, which are exact to 2⁵³ only.
      if seed <= 1 << 53 { json.number(Int(seed)) } else { json.string("\(seed)") }
      json.key("tool")
      json.string(tool)
      json.key("version")
      json.string(version)
    }
  }
}
