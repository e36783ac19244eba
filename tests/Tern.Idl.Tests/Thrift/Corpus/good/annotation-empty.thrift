struct Item { 1: i32 a () } ()
