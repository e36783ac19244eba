struct Node { 1: optional Node & rest, 2: i32& value }
