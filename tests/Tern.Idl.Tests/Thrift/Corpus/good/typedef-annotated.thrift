typedef string Text (max = "10", min = "1"),
typedef i32 Count;
typedef i64 (js.type = "Long") Long
