// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// The platform's functions the measures need beyond what the standard library has.
enum Mathematics {
  /// The natural logarithm.
  static func log(_ x: Double) -> Double {
    #if canImport(Glibc)
      Glibc.log(x)
    #elseif canImport(Darwin)
      Darwin.log(x)
    #elseif canImport(Musl)
      Musl.log(x)
    #else
      Android.log(x)
    #endif
  }

  /// The exponential function.
  static func exp(_ x: Double) -> Double {
    #if canImport(Glibc)
      Glibc.exp(x)
    #elseif canImport(Darwin)
      Darwin.exp(x)
    #elseif canImport(Musl)
      Musl.exp(x)
    #else
      Android.exp(x)
    #endif
  }
}
