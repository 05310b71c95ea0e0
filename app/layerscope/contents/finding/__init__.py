"""The cheapest way to a layer's listing."""
