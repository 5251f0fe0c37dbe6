/** The rows of the table of transfers, which read the same in every language but for the last column. */
export const sampleTransfers = (grounds: readonly [advice: string, study: string, none: string]) =>
  [
    ['1', '2023-03-14', 'USD 180,000.00', 'Istmo Azul → Corvina', grounds[0]],
    ['2', '2023-04-03', 'USD 95,500.00', 'Istmo Azul → Corvina', grounds[0]],
    ['3', '2023-04-28', 'USD 210,000.00', 'Istmo Azul → Corvina', grounds[1]],
    ['4', '2023-05-17', 'USD 64,250.00', 'Istmo Azul → Corvina', grounds[0]],
    ['5', '2023-06-09', 'USD 150,000.00', 'Istmo Azul → Corvina', grounds[1]],
    ['6', '2023-06-12', 'USD 140,000.00', 'Corvina → Quebrada Honda', grounds[2]],
    ['7', '2023-07-21', 'USD 88,900.00', 'Istmo Azul → Corvina', grounds[0]],
    ['8', '2023-09-05', 'USD 240,000.00', 'Istmo Azul → Corvina', grounds[1]],
    ['9', '2023-09-08', 'USD 225,000.00', 'Corvina → Quebrada Honda', grounds[2]],
    ['10', '2023-11-30', 'USD 120,000.00', 'Istmo Azul → Corvina', grounds[0]],
    ['11', '2024-01-16', 'USD 310,000.00', 'Istmo Azul → Corvina', grounds[1]],
    ['12', '2024-01-19', 'USD 298,000.00', 'Corvina → Quebrada Honda', grounds[2]],
  ] as const

/** The groups of an account number and of an amount stay together, as the texts of a real form have it. */
export const account = 'CH93 0076 2011 6238 5295 7'.replaceAll(' ', '\u00a0')
