import test from 'node:test'
import { houseContract } from '#apps/house/house.contract'
import { engines } from '#apps/house/two-houses.fixture'

for (const [name, place] of Object.entries(engines)) houseContract(name, place)

if (!('PostgreSQL' in engines))
  test(
    'house on PostgreSQL',
    { skip: 'set COMITY_TEST_POSTGRES to the URL of a PostgreSQL 15 or newer' },
    () => {},
  )
