service Shop {
  oneway void track(1: string click)
  async void old()
}
