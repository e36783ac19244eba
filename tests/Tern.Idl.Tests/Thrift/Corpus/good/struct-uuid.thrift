struct Item { 1: uuid id, 2: optional list<uuid> others }
