# SPDX-License-Identifier: Apache-2.0
"""What other tools, and plain definitions, compute of the measures in the catalogue."""
