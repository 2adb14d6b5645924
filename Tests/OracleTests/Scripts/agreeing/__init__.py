# SPDX-License-Identifier: Apache-2.0
"""How far what the command prints lies from recorded values of other tools."""
