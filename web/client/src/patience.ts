/** How often and how long we wait for a reply that was cut, counted since it last grew. */
export class Patience {
  #fruitless = 0;

  constructor(
    readonly tries: number = 6,
    private readonly firstPause: number = 500,
    private readonly longestPause: number = 8_000,
  ) {}

  get attempt(): number {
    return this.#fruitless;
  }

  rewarded(): void {
    this.#fruitless = 0;
  }

  /** @returns whether another try is allowed */
  lost(): boolean {
    this.#fruitless += 1;
    return this.#fruitless <= this.tries;
  }

  /**
   * Doubles each time; half of it is drawn by lot, so that a crowd cut together does not return together.
   *
   * @param asked seconds that the server asked for
   */
  async pause(signal: AbortSignal, asked = 0): Promise<void> {
    const doubled = Math.min(this.longestPause, this.firstPause * 2 ** (this.#fruitless - 1));
    const drawn = doubled / 2 + Math.random() * (doubled / 2);
    const milliseconds = Math.min(Math.max(drawn, asked * 1_000), Math.max(this.longestPause, drawn));
    await new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true });
    });
  }
}
