"""Finds out whether this machine computes in bfloat16 natively."""

import torch


def native_bf16() -> bool:
    """Whether bf16 is faster than fp32 here.

    Accelerate takes every CPU to support bf16; without AVX512-BF16 or AMX it is emulated and slow, so oneDNN is
    asked instead.
    """
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported())
    return torch.backends.mkldnn.is_available() and bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def use_bf16(precision: str) -> bool:
    """Resolve the `precision` of a configuration: `auto`, `bf16` or `fp32`."""
    return precision == "bf16" or (precision == "auto" and native_bf16())
