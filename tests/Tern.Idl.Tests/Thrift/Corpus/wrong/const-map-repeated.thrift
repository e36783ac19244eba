const map<i32, string> A = {1: "a", 2: "b", 0x1: "c"} // error TERN3144
