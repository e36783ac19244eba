struct Item { 1: i32 a (one two, three = "3"; four) } (done)
