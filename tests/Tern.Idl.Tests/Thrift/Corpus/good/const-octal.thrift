const i32 MODE = 0o644
