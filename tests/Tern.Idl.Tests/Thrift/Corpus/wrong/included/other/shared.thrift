struct Money { 1: double euros }
