
soon