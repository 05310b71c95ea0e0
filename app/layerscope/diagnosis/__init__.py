"""Why a layer cannot be had."""
