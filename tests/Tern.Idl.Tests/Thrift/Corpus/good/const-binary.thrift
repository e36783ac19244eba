const binary A = "bytes"
