# One image for all of Pairpad's processes; compose.yaml says which one a container runs.
FROM node:24-bookworm

WORKDIR /app

# The sandbox and its compilers, which change seldomest.
COPY scripts/bootstrap.mjs scripts/bootstrap.mjs
COPY scripts/bootstrap scripts/bootstrap
RUN node scripts/bootstrap.mjs start --system && rm -rf /var/lib/apt/lists/*

COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --no-audit --no-fund

COPY . .
RUN npm run build

ENV PATH=/app/node_modules/.bin:$PATH \
    DATA_DIR=/var/lib/pairpad \
    SANDBOX_CACHE_DIR=/var/cache/pairpad
EXPOSE 3000 3001
CMD ["node", "node_modules/next/dist/bin/next", "start"]
