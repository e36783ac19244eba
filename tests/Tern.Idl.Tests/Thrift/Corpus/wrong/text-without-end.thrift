// error TERN3001+1
const string A = "no end
const string B = "fine"
