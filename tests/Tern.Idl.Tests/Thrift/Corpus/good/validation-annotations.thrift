struct Item {
  1: string name (vt.min_size = "1", vt.max_size = "10")
  2: list<string> tags (vt.elem.prefix = "t", vt.elem.max_size = "5")
  3: optional i32 count (vt.in = "1", vt.in = "2", vt.not_nil = "true")
} (vt.assert = "@equal($name, \"x\")")
