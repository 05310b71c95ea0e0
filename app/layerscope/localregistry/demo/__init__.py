"""The demo's data: a registry worth looking at, built by code, the same bytes on every run."""

from layerscope.localregistry.demo.building import FIXED_NOW, DemoSummary, build_demo

__all__ = ["FIXED_NOW", "DemoSummary", "build_demo"]
