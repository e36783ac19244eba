union Id { 1: i64 number, 2: string text = "none", 3: optional bool flag }
