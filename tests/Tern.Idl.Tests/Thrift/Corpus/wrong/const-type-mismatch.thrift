const i32 A = "text" // error TERN3140
const string B = 5 // error TERN3140
const i32 C = 1.5 // error TERN3140
const double D = "1.5" // error TERN3140
const string E = true // error TERN3140
const bool F = 1.5 // error TERN3140
const binary G = 1 // error TERN3140
