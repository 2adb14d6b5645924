// SPDX-License-Identifier: Apache-2.0

Tool.main(Word.ofThisCommand)
