"""Execute, freeze, show: outputs come from notebooks that really ran, and say on what."""
