struct Item {
  string a // warning TERN3110
  10: string b
  string c // warning TERN3110
}
