namespace cpp echo

service Echo {
  string Echo(1: string text)
}
