struct Weight { 1: double grams }
