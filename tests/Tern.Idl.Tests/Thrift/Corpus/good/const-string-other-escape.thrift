const string PATTERN = "^\d+$"
