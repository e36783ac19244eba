const string A = "double"
const string B = 'single'
const string C = "a \"quoted\" word"
const string D = 'it\'s'
const string E = "tab\tline\nback\\slash"
const string F = ""
const string G = "größer, 漢字, 😀"
const string H = "# no comment // no comment /* none */"
