// error TERN3001+1 error TERN3001+2 error TERN3001+2
const string A = "one
two"
const string B = "fine"
