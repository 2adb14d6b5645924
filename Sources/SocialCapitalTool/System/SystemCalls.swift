// SPDX-License-Identifier: Apache-2.0

// The one file that names the platform's C library; Foundation would lose the bytes of file names
// that are not UTF-8, has no way to exchange two folders, and hides whether a write failed.
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why the system did not do what was asked.
struct SystemError: Error, Hashable {
  /// What the C library calls the reason.
  let code: Int32

  /// The reason of the call that just failed.
  static var last: SystemError { SystemError(code: errno) }

  /// Nobody reads what is written.
  var isClosedPipe: Bool { code == EPIPE }
  /// There is no such file.
  var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// Such a file exists already.
  var exists: Bool { code == EEXIST || code == ENOTEMPTY }
  /// The system, or this file system, cannot do it.
  var isUnsupported: Bool { code == EINVAL || code == ENOSYS || code == ENOTSUP }

  /// The reason in words.
  var reason: String { unsafe String(cString: strerror(code)) }
}

/// The calls of the operating system this tool needs, each throwing what went wrong.
enum SystemCalls {
  /// What a name stands for.
  enum FileKind { case file, folder, other }

  /// What a name stands for, links followed, or `nil` where there is nothing.
  static func kind(of path: Path) -> FileKind? {
    var status = stat()
    guard unsafe path.withName({ unsafe stat($0, &status) }) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether a name is that of a link.
  static func isLink(_ path: Path) -> Bool {
    var status = stat()
    guard unsafe path.withName({ unsafe lstat($0, &status) }) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK
  }

  /// Who may do what with a file, or `nil` where there is none.
  static func permissions(of path: Path) -> UInt32? {
    var status = stat()
    guard unsafe path.withName({ unsafe stat($0, &status) }) == 0 else { return nil }
    return UInt32(status.st_mode & 0o7777)
  }

  /// The name with links followed, so that writing to a link changes what it links to.
  static func resolved(_ path: Path) -> Path {
    guard let found = unsafe path.withName({ unsafe realpath($0, nil) }) else { return path }
    defer { unsafe free(found) }
    return unsafe Path(bytes: UnsafeRawBufferPointer(start: found, count: strlen(found)))
  }

  /// Everything in a file, or all of standard input.
  static func contents(of path: Path?) throws(SystemError) -> [UInt8] {
    guard let path else { return try contents(of: STDIN_FILENO) }
    let descriptor = unsafe path.withName { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    return try contents(of: descriptor)
  }

  private static func contents(of descriptor: Int32) throws(SystemError) -> [UInt8] {
    var status = stat()
    let size = unsafe fstat(descriptor, &status) == 0 ? max(0, Int(status.st_size)) : 0
    var bytes: [UInt8] = []
    while true {
      // One byte more than the file has, so that the last read finds its end.
      let room = max(1 << 16, size - bytes.count + 1)
      var failure: SystemError?
      let part = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let result = unsafe read(descriptor, buffer.baseAddress, room)
        if result < 0 { failure = .last }
        count = max(0, result)
      }
      if let failure {
        if failure.code == EINTR { continue }
        throw failure
      }
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
  }

  /// Writes bytes to an open file, all of them.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe platformWrite(
          descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0 {
        let failure = SystemError.last
        if failure.code == EINTR { continue }
        throw failure
      }
      done += count
    }
  }

  /// Makes a file that must not exist, writes bytes to it and waits until they are stored.
  static func create(
    _ path: Path, holding bytes: [UInt8], permissions: UInt32?
  ) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe path.withName { unsafe open($0, flags, 0o666) }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    if let permissions { fchmod(descriptor, mode_t(permissions)) }
    try write(bytes, to: descriptor)
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// Writes bytes to what is no ordinary file: a device, a pipe.
  static func write(_ bytes: [UInt8], toSpecial path: Path) throws(SystemError) {
    let descriptor = unsafe path.withName { unsafe open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
  }

  /// Gives a file another name; what had that name is gone in the same instant.
  static func rename(_ old: Path, to new: Path) throws(SystemError) {
    let result = unsafe old.withName { old in
      unsafe new.withName { unsafe platformRename(old, $0) }
    }
    guard result == 0 else { throw .last }
  }

  /// Exchanges the names of two folders in one instant.
  static func exchange(_ one: Path, _ other: Path) throws(SystemError) {
    let result = unsafe one.withName { one in
      unsafe other.withName { unsafe platformExchange(one, $0) }
    }
    guard result == 0 else { throw .last }
  }

  /// Makes a folder that must not exist.
  static func createFolder(_ path: Path) throws(SystemError) {
    guard unsafe path.withName({ unsafe mkdir($0, 0o777) }) == 0 else { throw .last }
  }

  /// Removes a file.
  static func remove(_ path: Path) throws(SystemError) {
    guard unsafe path.withName({ unsafe unlink($0) }) == 0 else { throw .last }
  }

  /// Removes an empty folder.
  static func removeFolder(_ path: Path) throws(SystemError) {
    guard unsafe path.withName({ unsafe rmdir($0) }) == 0 else { throw .last }
  }

  /// The names in a folder, in order of their bytes.
  static func names(in folder: Path) throws(SystemError) -> [Path] {
    guard let stream = unsafe folder.withName({ unsafe opendir($0) }) else { throw .last }
    defer { unsafe closedir(stream) }
    var names: [Path] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        unsafe Path(bytes: buffer.prefix { $0 != 0 })
      }
      if name != Path("."), name != Path("..") { names.append(name) }
    }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// Waits until the names in a folder are stored; some file systems cannot, and need not.
  static func synchronize(folder: Path) {
    let descriptor = unsafe folder.withName { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Whether an open file is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The value of a variable of the environment.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The number of this process.
  static var processNumber: Int32 { getpid() }

  /// The number of bytes before the one that ends a text of the C library.
  static func length(of text: UnsafePointer<CChar>) -> Int { unsafe strlen(text) }

  /// Lets a write to a closed pipe fail instead of ending the process.
  static func ignoreClosedPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Takes over the signals that ask the run to end, but for those the parent had turned off, as
  /// `nohup` does.
  static func watchableSignals() -> [Int32] {
    [SIGINT, SIGTERM, SIGHUP].filter { number in
      var action = sigaction()
      guard unsafe sigaction(number, nil, &action) == 0 else { return false }
      guard !isIgnoring(action) else { return false }
      // The watcher sees a signal that is ignored; the default action would end the run first.
      _ = signal(number, SIG_IGN)
      return true
    }
  }

  private static func isIgnoring(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #elseif canImport(Glibc)
      let handler = unsafe action.__sigaction_handler.sa_handler
    #else
      let handler = unsafe action.__sa_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends the process without waiting for other threads or running what runs at exit.
  static func exitAtOnce(_ status: Int32) -> Never { _exit(status) }

  /// Ends the process.
  static func exit(_ status: Int32) -> Never { platformExit(status) }
}

private func platformWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, start, count)
}

private func platformRename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  unsafe rename(old, new)
}

private func platformExchange(
  _ one: UnsafePointer<CChar>, _ other: UnsafePointer<CChar>
) -> Int32 {
  #if canImport(Darwin)
    return unsafe renamex_np(one, other, UInt32(RENAME_SWAP))
  #else
    // The header hides the function unless a macro is set, which only a C target could do.
    typealias Rename =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = unsafe dlsym(nil, "renameat2") else {
      errno = ENOSYS
      return -1
    }
    let exchange: UInt32 = 2  // RENAME_EXCHANGE of linux/fs.h
    let rename = unsafe unsafeBitCast(symbol, to: Rename.self)
    return unsafe rename(AT_FDCWD, one, AT_FDCWD, other, exchange)
  #endif
}

private func platformExit(_ status: Int32) -> Never { exit(status) }
